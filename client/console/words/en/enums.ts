export const enums = {
  tier: { EMERGENCY: "Emergency", COORDINATED: "Coordinated", ORDINARY: "Ordinary" },

  status: {
    REPORTED: "Reported",
    VERIFYING: "Verifying",
    FILED: "Filed",
    DISPATCHED: "Dispatched",
    HANDLING: "Handling",
    FEEDBACK: "Feedback",
    CHECKING: "Checking",
    CLOSED: "Closed",
    REJECTED: "Rejected",
    DUPLICATE: "Merged",
    SUSPENDED: "Suspended",
    CANCELLED: "Cancelled",
  },

  taskStatus: {
    OFFERED: "Not accepted yet",
    ACCEPTED: "Accepted",
    DONE: "Done",
    CONFIRMED: "Confirmed",
    RECALLED: "Recalled",
    WAIVED: "Waived",
    RETURN_REQUESTED: "Return requested",
    RETURNED: "Returned",
  },

  taskRole: { LEAD: "Lead", ASSIST: "Support", VERIFY: "Verification", CHECK: "Check" },

  assignmentStatus: {
    OFFERED: "Offered",
    ACCEPTED: "Accepted",
    EN_ROUTE: "On the way",
    ON_SITE: "On site",
    CLEARED: "Cleared",
    RECALLED: "Recalled",
    EXPIRED: "Not accepted in time",
  },

  availability: { AVAILABLE: "Available", CONDITIONAL: "Conditional", UNAVAILABLE: "Unavailable" },

  post: {
    INTAKE_CLERK: "Intake clerk",
    DISPATCHER: "Dispatcher",
    SHIFT_LEADER: "Shift leader",
    CHECKER: "Checker",
    GRID_WORKER: "Grid worker",
    SUPERVISOR: "Supervisor",
    AGENCY_LEADER: "Agency leader",
    SQUAD_MEMBER: "Squad member",
    VILLAGE_ASSISTANT: "Village assistant",
    COMMANDER: "Commander",
    AUDITOR: "Auditor",
    ADMINISTRATOR: "Administrator",
  },

  source: {
    GRID_WORKER: "Grid worker",
    HOTLINE_12345: "Hotline 12345",
    POLICE_110: "Police 110",
    VIDEO: "Video",
    CITIZEN_APP: "Citizen's app",
    PETITION: "Petition",
    LEADER_INSTRUCTION: "A leader's instruction",
    MEDIA: "Media",
    SENSOR: "Sensor",
    PATROL: "Patrol",
    AGENCY: "Agency",
    SUPERIOR: "Superior",
    WALK_IN: "Walk-in",
  },

  deadline: {
    VERIFY: "Verify",
    FILE: "File",
    DISPATCH: "Dispatch",
    ACCEPT: "Accept",
    ARRIVE: "Arrive",
    HANDLE: "Handle",
    CHECK: "Check",
    CLOSE: "Close",
    UPSTREAM: "Upstream",
  },

  disposition: {
    RESOLVED: "Resolved",
    ON_THE_SPOT: "Settled on the spot",
    ANSWERED: "Answered",
    NOT_FOUND: "Nothing found",
    DUPLICATE: "Duplicate",
    TRANSFERRED: "Transferred",
    ENFORCEMENT_FILED: "Enforcement file opened",
  },

  checkMethod: { ON_SITE: "On site", PHONE: "By phone", DOCUMENT: "By documents" },

  checkResult: { PASSED: "Passed", FAILED: "Failed", NOT_CHECKABLE: "Not checkable" },
} as const;
