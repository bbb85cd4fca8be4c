/** Everything below a task, with every list and reference in it. */
export const TASK = `id version role round status duty instruction offeredAt deliveredAt acceptedAt isDeemedAccepted doneAt resultCode result allowedActions
  agency { id name line { code name } } deadlines { kind dueAt isOverdue } evidence { id url point { longitude } }
  assignments { id status allowedActions squad { id callSign availability agency { id } } task { id } }`;

/** Everything below an incident, with every list and reference in it. */
export const INCIDENT = `id number version status tier priority title description isConfidential source externalNumber address returnRequests round
  matter { id name class { name } } location { longitude latitude } division { id name } township { id } village { id } grid { id code }
  affectedDivisions { id } commandingCenter { id name } lead { id } supporting { id } reportCount duplicateOf { id number }
  routing { needsOperator lead { id } supporting { id } runnersUp { id matter { id } } steps { question } }
  deadlines { kind dueAt isOverdue } isOverdue evidence { id url } allowedActions
  reports(first: 3) { edges { node { id text reporterName reporterPhone } } pageInfo { hasNextPage } }
  journal(first: 3) { edges { node { position cursor type changes incident { id } task { id } assignment { id } squad { id } } } }
  tasks { ${TASK} }`;

/** Everything below a squad. */
export const SQUAD = `id callSign availability availabilityReason position { isStale }
  agency { id line { code } lineDepartment { id } division { id } squads { id } }
  members { id phone posts { post agency { id } division { id } } } liveAssignments { id task { id } }`;

/** Everything below a division. */
export const DIVISION = `id parent { id } children { id } agencies { id line { code } squads { id } }
  grids { id village { id } worker { id phone posts { post division { id } } } }`;

/** Everything below a matter. */
export const MATTER = `id class { name } rules { id matter { id } division { id } lead { kind line { code } } supporting { kind line { code } } }`;
