/** Whether the full figures are wanted, as `npm run faults` does, instead of those that fit every run. */
export const isFullLane: boolean = process.env["FAULTS"] === "full";
