/** The emblem: a place with its bounds, and a shoot growing inside. */
export function Emblem({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" fill="none" aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="12" fill="#0f2e3a" />
      <path d="M24 7.5 38.5 16v16L24 40.5 9.5 32V16Z" stroke="#4cc3dc" strokeWidth="2.4" strokeLinejoin="round" />
      <path
        d="M24 15v18M24 21.5c0-3.8 2.8-6.2 7-6.5-.2 4-2.8 6.5-7 6.5Zm0 7c0-3.8-2.8-6.2-7-6.5.2 4 2.8 6.5 7 6.5Z"
        stroke="#f3f7fa"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
