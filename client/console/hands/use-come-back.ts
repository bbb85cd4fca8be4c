import { useCallback, useMemo, useRef } from "react";

/** Where the hands were before something opened over the screen, and the way back there. */
export interface ComeBack {
  readonly leave: () => void;
  readonly comeBack: () => void;
}

/** Remembers what has the focus and gives it back at once: a dialog that is still fading away must not swallow the next key. */
export function useComeBack(): ComeBack {
  const from = useRef<Element | null>(null);
  const leave = useCallback(() => {
    from.current = document.activeElement;
  }, []);
  const comeBack = useCallback(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus();
  }, []);
  return useMemo(() => ({ leave, comeBack }), [leave, comeBack]);
}
