export const admin = {
  viewAs: "Look from another seat",
  viewAsHint:
    "An administrator sees no incident, but may look from any seat without changing anything. The reason goes into the security journal, and the bar says all the time whose seat it is.",
  post: "Post",
  agency: "Agency (left out: any)",
  village: "Village (left out: any)",
  look: "Look",
  elsewhere: "Other work of an administrator",
  users: "Make a person: run npm run user -- create on the server.",
  disable: "Disable a person: call disablePerson in the explorer; all their sessions end at once.",
  data: "Divisions, agencies, responsibility list: edit the reference data and run npm run reference -- load.",
} as const;
