export const screen = {
  time: { daysHours: "{{days}}d {{hours}}h" },

  app: {
    name: "Muster",
    desk: "Command desk",
    wall: "Wall",
    tryAgain: "Try again",
    close: "Close",
    language: "中文",
    light: "Light",
    dark: "Dark",
    theme: "Switch light and dark",
    retryBySelf: "It is being tried again.",
  },

  fault: {
    unreachable: "The server cannot be reached: check the network.",
    signedOut: "The session is over: sign in again.",
    forbidden: "Your post may not see this: switch posts.",
    busy: "The server is busy: wait a moment.",
    broken: "Something failed: try again, then tell the administrator.",
    code: "Code",
  },

  session: {
    name: "Name",
    nameMissing: "Enter your name",
    password: "Password",
    passwordMissing: "Enter your password",
    signIn: "Sign in",
    signOut: "Sign out",
    switchPost: "Switch posts",
    unlock: "Unlock",
    locked: "Locked",
    lockedWhy: "Nobody was here, so the screen is covered; data go on beneath. Give the password to go on.",
    lockNow: "Lock now",
    lockAfter: "Lock after {{minutes}} idle minutes",
    lockNever: "Never lock",
    viewingAs: "Looking as {{seat}} (read only)",
    stopViewing: "Stop looking",
    over: "The session is over. Sign in again: you come back to the same place, and a report that you were writing is still there.",
    tooMany: "Too many sign-ins: try again in {{seconds}} seconds.",
    demo: "This is a demonstration. Come in as:",
    demoCounty: "the county's shift leader",
    demoTownship: "dispatcher of Yicheng",
    demoAdministrator: "administrator",
    demoPasswords:
      "Passwords and all other identities: what the first start printed, and identities.json in the data folder.",
    capsOn: "Caps Lock is on",
  },

  link: {
    connecting: "Connecting",
    live: "Live",
    reconnecting: "Reconnecting",
    "signed-out": "Session over",
    closed: "Line closed: reload",
    staleSince: "As of {{time}}",
    replayed: "{{count}} changes made good",
  },

  board: {
    open: "Open",
    overdue: "Overdue",
    unaccepted: "Not accepted",
    onDuty: "On duty",
  },

  desk: { queueWidth: "Width of the queue", detailWidth: "Width of the detail" },
} as const;
