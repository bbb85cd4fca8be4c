import { serverNow } from "../line/server-clock.js";
import { newKey } from "../store/device-key.js";
import type { DevicePoint } from "../places/device-point.js";
import type { Photo } from "../store/phone-store.js";
import { fittingSize, LONGEST_EDGE } from "./fitting-size.js";

const QUALITY = 0.85;
/** What the server takes as it is. */
const TAKEN_AS_IS = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Makes a photo for sending of a file from the camera: a copy of at most 1600 pixels, with the digest of the original beside its own. */
export async function takePhoto(file: Blob, kind: string, point: DevicePoint | null): Promise<Photo> {
  const original = await file.arrayBuffer();
  const originalSha256 = await digestOf(original);
  const { bytes, contentType } = await copyOf(file, original);
  const sha256 = bytes === original ? originalSha256 : await digestOf(bytes);
  return {
    id: newKey(),
    lane: "",
    kind,
    contentType,
    bytes,
    sha256,
    originalSha256: bytes === original ? null : originalSha256,
    capturedAt: new Date(serverNow()).toISOString(),
    point,
    incidentId: null,
    evidenceId: null,
    uploadToken: null,
    isUploaded: false,
    fault: null,
  };
}

async function copyOf(
  file: Blob,
  original: ArrayBuffer,
): Promise<{ readonly bytes: ArrayBuffer; readonly contentType: string }> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const isSmall = Math.max(picture.width, picture.height) <= LONGEST_EDGE;
    if (isSmall && TAKEN_AS_IS.has(file.type)) return { bytes: original, contentType: file.type };
    const { width, height } = fittingSize(picture);
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d")?.drawImage(picture, 0, 0, width, height);
    const { promise, resolve } = Promise.withResolvers<Blob | null>();
    canvas.toBlob(resolve, "image/jpeg", QUALITY);
    const copy = await promise;
    if (copy === null) throw new Error("the picture cannot be drawn");
    return { bytes: await copy.arrayBuffer(), contentType: "image/jpeg" };
  } finally {
    picture.close();
  }
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
