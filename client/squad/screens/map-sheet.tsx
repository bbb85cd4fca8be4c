import { Sheet } from "../parts/sheet.js";
import { MAP_APPS, mapLink } from "../places/map-links.js";
import type { PhoneTask } from "../store/phone-store.js";
import { useWords } from "../words/words.js";

/** Hands the place of an incident to a map application, in the coordinate system that it reads. */
export function MapSheet({
  incident: { location, title },
  close,
}: {
  readonly incident: PhoneTask["incident"];
  readonly close: () => void;
}) {
  const t = useWords();
  if (location === null) return null;
  return (
    <Sheet title={t("map.title")} close={close}>
      <nav className="maps" aria-label={t("map.title")}>
        {MAP_APPS.map((app) => (
          <a
            key={app}
            className="choice"
            href={mapLink(app, { ...location, name: title })}
            rel="noreferrer"
            target="_blank"
          >
            {t(`map.${app}`)}
          </a>
        ))}
      </nav>
    </Sheet>
  );
}
