import { useState, type ReactNode } from "react";
import { usePhone } from "../phone/phone-context.js";
import { storeTroubleOf, type StoreTrouble } from "../store/store-trouble.js";
import { useWords } from "../words/words.js";
import { putIn, type Doing } from "./put-in.js";
import type { StepKind } from "./step-kinds.js";

/** Puts what somebody did into the outbox and sends it; answers whether the phone could keep it, and gives the words to show where it could not. */
export function usePutIn(): {
  readonly put: <Kind extends StepKind>(doing: Doing<Kind>) => Promise<boolean>;
  readonly trouble: ReactNode;
} {
  const t = useWords();
  const { store, outbox } = usePhone();
  const [trouble, setTrouble] = useState<StoreTrouble | null>(null);
  const put = async <Kind extends StepKind>(doing: Doing<Kind>): Promise<boolean> => {
    try {
      await putIn(store, doing);
    } catch (error) {
      setTrouble(storeTroubleOf(error));
      return false;
    }
    setTrouble(null);
    outbox.send();
    return true;
  };
  const words = trouble === null ? null : <p className="refusal">{t(`store.${trouble}`)}</p>;
  return { put, trouble: <div role="alert">{words}</div> };
}
