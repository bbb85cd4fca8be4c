import { Unreachable } from "../line/ask.js";
import type { Photo, PhoneStore } from "../store/phone-store.js";

/** So much goes in one piece: a village's line carries it within seconds. */
const PIECE_BYTES = 256 * 1024;
const LONGEST_MS = 60_000;
/** A whole that turned out wrong is sent once more from the start, then given up in words. */
const MOST_BEGINNINGS = 2;

/** Sends the bytes of a registered photo in pieces, behind what the server has already; throws Unreachable where the line breaks. */
export async function uploadPhoto(store: PhoneStore, photo: Photo): Promise<void> {
  const { bytes } = photo;
  let offset = await lengthAtServer(photo);
  for (let beginnings = 0; offset !== null && offset < bytes.byteLength;) {
    if (offset === 0) beginnings += 1;
    if (beginnings > MOST_BEGINNINGS) return void (await store.photos.update(photo.id, { fault: "WRONG_DIGEST" }));
    const reached: number | null = await sendPiece(photo, offset);
    // A network that lets no piece through is tried again after a while; a whole that was wrong begins at 0.
    if (reached === offset && offset > 0) throw new Unreachable("no piece comes through");
    offset = reached;
  }
  await store.photos.update(photo.id, offset === null ? { fault: "UPLOAD_EXPIRED" } : { isUploaded: true });
}

/** How much has come; null where the token has run out. */
async function lengthAtServer(photo: Photo): Promise<number | null> {
  const answer = await reach(photo, { method: "HEAD" });
  if (answer.status === 401) return null;
  return offsetOf(answer);
}

async function sendPiece(photo: Photo, offset: number): Promise<number | null> {
  const answer = await reach(photo, {
    method: "PATCH",
    headers: { "content-type": "application/offset+octet-stream", "upload-offset": String(offset) },
    body: photo.bytes.slice(offset, offset + PIECE_BYTES),
  });
  if (answer.status === 204) return offsetOf(answer);
  // Somebody else sent meanwhile, or the whole was wrong and is gone: the server says where to go on.
  if (answer.status < 500) return lengthAtServer(photo);
  throw new Unreachable(String(answer.status));
}

function offsetOf(answer: Response): number {
  const offset = answer.headers.get("upload-offset");
  if (!answer.ok || offset === null) throw new Unreachable(String(answer.status));
  return Number(offset);
}

async function reach({ evidenceId, uploadToken }: Photo, init: RequestInit): Promise<Response> {
  const headers = { ...init.headers, authorization: `Bearer ${uploadToken ?? ""}`, "tus-resumable": "1.0.0" };
  try {
    return await fetch(`/evidence/${evidenceId ?? ""}/upload`, {
      ...init,
      headers,
      signal: AbortSignal.timeout(LONGEST_MS),
    });
  } catch (error) {
    throw new Unreachable(String(error));
  }
}
