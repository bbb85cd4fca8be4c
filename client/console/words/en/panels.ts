export const queue = {
  title: "Queue",
  loading: "Loading, {{count}} so far",
  empty: "No open incidents.",
  nothingFits: "No incident fits the filter.",
  clearFilter: "Clear the filter",
} as const;

export const map = { title: "Map", empty: "The map is not there yet." } as const;

export const detail = {
  title: "Detail",
  empty: "Select an incident in the queue or on the map.",
  gone: "This incident is not in the lists: it may have ended or be hidden from you.",
} as const;

export const commands = { title: "Command line", empty: "The command line is not there yet." } as const;

export const intake = { title: "Register a report" } as const;

export const sound = { title: "Sound" } as const;

export const wall = { title: "Wall", empty: "The wall is not there yet." } as const;
