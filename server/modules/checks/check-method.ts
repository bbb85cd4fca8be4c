/** How a result is checked: on the spot, by phone, from documents. */
export const CHECK_METHODS = ["ON_SITE", "PHONE", "DOCUMENT"] as const;

export type CheckMethod = (typeof CHECK_METHODS)[number];
