import type { DevicePoint } from "../places/device-point.js";

/** What was said with a step of each kind; the photos that belong to it stand beside it. */
export interface Sayings {
  readonly ACCEPT: { readonly assignmentId: string; readonly point: DevicePoint | null };
  readonly DEPART: { readonly assignmentId: string; readonly point: DevicePoint | null };
  readonly ARRIVE: { readonly assignmentId: string; readonly point: DevicePoint | null };
  readonly COMPLETE: { readonly taskId: string; readonly resultCode: string; readonly result: string };
  readonly RETURN: { readonly taskId: string; readonly basis: string };
  readonly PHOTO: { readonly photoId: string; readonly incidentId: string | null };
  readonly DUTY: {
    readonly squadId: string;
    readonly isOnDuty: boolean;
    readonly crewIds: readonly string[];
    readonly vehicle: string | null;
  };
  readonly REPORT: {
    readonly description: string;
    readonly matterCode: string | null;
    readonly point: DevicePoint | null;
    readonly divisionCode: string | null;
    readonly source: "GRID_WORKER" | "PATROL";
    readonly settled: { readonly resultCode: string; readonly result: string } | null;
  };
}

/** The kinds of steps that wait in the outbox. */
export type StepKind = keyof Sayings;
/** What was said with any of them. */
export type Said = Sayings[StepKind];
