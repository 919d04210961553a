import { useCallback } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { onceArrived } from './navigation.js';

export type ParamChange = Record<string, string | null>;

type ChangeOptions = {
  /** Makes a step for the Back button. */
  push?: boolean;
  path?: string;
  /** Draws at once: the next key may come before a busy screen gets to it, and must mean what the address says. */
  atOnce?: boolean;
};

/**
 * Changes some query parameters and leaves the others. Reads the address at the moment of the call, so two changes in
 * one tick do not overwrite each other. What leaves no step for the Back button calls no page off that is on its way.
 */
export function useChangeParams(): (change: ParamChange, options?: ChangeOptions) => void {
  const navigate = useNavigate();
  return useCallback(
    (change, options = {}) => {
      const write = (): void => {
        const params = new URLSearchParams(window.location.search);
        for (const [key, value] of Object.entries(change)) {
          if (value === null || value === '') params.delete(key);
          else params.set(key, value);
        }
        const search = readable(params);
        const pathname = options.path ?? window.location.pathname;
        if (pathname === window.location.pathname && search === window.location.search) return;
        void navigate({ pathname, search }, { replace: !options.push, flushSync: options.atOnce ?? false });
      };
      if (options.push || options.path) write();
      else onceArrived(write);
    },
    [navigate],
  );
}

/** Colons, slashes and commas stay readable in shared links. */
function readable(params: URLSearchParams): string {
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}

/** One query parameter and its setter. */
export function useParam(name: string): [string | null, (value: string | null) => void] {
  const [params] = useSearchParams();
  const change = useChangeParams();
  const set = useCallback((value: string | null) => change({ [name]: value }), [change, name]);
  return [params.get(name), set];
}
