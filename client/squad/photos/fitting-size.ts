/** No edge of a photo that is sent is longer, in pixels. */
export const LONGEST_EDGE = 1_600;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a picture that fits, its shape kept; a smaller one stays as it is. */
export function fittingSize({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST_EDGE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
