import type { DevicePoint } from "./device-point.js";

const LONGEST_MS = 8_000;

/** Where the device is, or null where it does not know or may not say: work goes on without a place. */
export function findPlace(): Promise<DevicePoint | null> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(pointOf(coords)),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: LONGEST_MS, maximumAge: 15_000 },
    );
  });
}

/** The place of a fix as the contract takes it. */
export function pointOf({ longitude, latitude, accuracy }: GeolocationCoordinates): DevicePoint {
  return { longitude, latitude, accuracyMeters: Math.round(accuracy) };
}
