export const queue = {
  title: "Queue",
  loading: "Loading, {{count}} so far",
  empty: "No open incidents.",
  nothingFits: "No incident fits the filter.",
  clearFilter: "Clear the filter",
} as const;
