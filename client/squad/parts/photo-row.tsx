import { useEffect, useMemo, useState } from "react";
import { findPlace } from "../places/find-place.js";
import { takePhoto } from "../photos/take-photo.js";
import type { Photo } from "../store/phone-store.js";
import { useWords } from "../words/words.js";

/** Takes photos with the camera and shows what was taken; each can be taken away again before it is sent. */
export function PhotoRow({
  kind,
  label,
  photos,
  change,
}: {
  readonly kind: string;
  readonly label: string;
  readonly photos: readonly Photo[];
  readonly change: (photos: readonly Photo[]) => void;
}) {
  const t = useWords();
  const { state, take } = useTaking(kind, (taken) => change([...photos, ...taken]));
  return (
    <div className="photos">
      <label className="camera">
        {label}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={({ target }) => {
            void take(target.files).then(() => {
              target.value = "";
            });
          }}
        />
      </label>
      {photos.map((photo) => (
        <figure key={photo.id}>
          <Thumbnail photo={photo} label={label} />
          <button type="button" className="quiet" onClick={() => change(photos.filter(({ id }) => id !== photo.id))}>
            {t("photo.remove")}
          </button>
        </figure>
      ))}
      <p role="status">{state === "ready" ? "" : t(state === "making" ? "photo.making" : "photo.bad")}</p>
    </div>
  );
}

type Taking = "ready" | "making" | "bad";

/** Makes photos of what the camera gives, one after the other, with the place where they were taken. */
function useTaking(
  kind: string,
  taken: (photos: readonly Photo[]) => void,
): { readonly state: Taking; readonly take: (files: FileList | null) => Promise<void> } {
  const [state, setState] = useState<Taking>("ready");
  const take = async (files: FileList | null): Promise<void> => {
    if (files === null || files.length === 0) return;
    const chosen = [...files];
    setState("making");
    try {
      const point = await findPlace();
      taken(await Promise.all(chosen.map((file) => takePhoto(file, kind, point))));
      setState("ready");
    } catch {
      setState("bad");
    }
  };
  return { state, take };
}

/** A photo of this phone, small. */
export function Thumbnail({ photo, label }: { readonly photo: Photo; readonly label: string }) {
  const url = useMemo(
    () => URL.createObjectURL(new Blob([photo.bytes], { type: photo.contentType })),
    [photo.bytes, photo.contentType],
  );
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt={label} />;
}
