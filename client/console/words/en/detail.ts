export const detail = {
  title: "Detail",
  empty: "Select an incident in the queue or on the map.",
  gone: "This incident is not in the lists: it may have ended or be hidden from you.",
} as const;
