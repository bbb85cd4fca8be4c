import { useEffect, useRef, useState } from "react";
import { serverNow } from "../line/server-clock.js";
import { usePhone } from "../phone/phone-context.js";

/** A field of a form that outlives the page, like useState: on a small phone the camera ends the browser that asked for it. */
export function useDraft<Value>(form: string, field: string, empty: Value): [Value, (value: Value) => void] {
  const { store } = usePhone();
  const [value, setValue] = useState(empty);
  const isTouched = useRef(false);
  useEffect(() => {
    // A phone that keeps nothing shows an empty form; who was quicker than the store is not interrupted.
    void store.drafts.get([form, field]).then(
      (kept) => kept !== undefined && !isTouched.current && setValue(kept.value as Value),
      () => undefined,
    );
  }, [store, form, field]);
  const write = (next: Value): void => {
    if (Object.is(next, value)) return;
    isTouched.current = true;
    setValue(next);
    void store.drafts.put({ form, field, value: next, writtenAt: serverNow() }).catch(() => undefined);
  };
  return [value, write];
}
