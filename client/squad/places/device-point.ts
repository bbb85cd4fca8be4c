/** A place as the device found it, in WGS-84. */
export interface DevicePoint {
  readonly longitude: number;
  readonly latitude: number;
  readonly accuracyMeters: number;
}
