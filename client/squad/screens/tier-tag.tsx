import type { PhoneTask } from "../store/phone-store.js";
import { useWords } from "../words/words.js";

type Tier = PhoneTask["incident"]["tier"];
const SHAPES: Readonly<Record<Tier, string>> = { EMERGENCY: "▲", COORDINATED: "■", ORDINARY: "●" };

/** A tier by shape and word, never by colour alone. */
export function TierTag({ tier }: { readonly tier: Tier }) {
  const t = useWords();
  return (
    <span className={`tier ${tier}`}>
      <span aria-hidden="true">{SHAPES[tier]}</span> {t(`tier.${tier}`)}
    </span>
  );
}
