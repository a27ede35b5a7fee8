// Line drawings for empty screens; strokes take the text colour, one wash takes the accent.

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const wash = { fill: 'var(--accent-wash)', stroke: 'none' } as const;
const spot = { fill: 'var(--accent)', stroke: 'none' } as const;

function Head({ x, y, scale = 1 }: { x: number; y: number; scale?: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <path d="M-22 -6c0-17 9-28 22-28s22 11 22 28c0 19-10 33-22 33s-22-14-22-33Z" {...line} />
      <path d="M-22 -8c3-9 10-14 19-15 8 6 17 8 25 8" {...line} />
      <path d="M-6 14c4 3 8 3 12 0M0 -1l-2 8h4" {...line} />
      <circle cx={-9} cy={-3} r={2.4} {...spot} />
      <circle cx={9} cy={-3} r={2.4} {...spot} />
    </g>
  );
}

/** A face in a viewfinder. */
export function FaceInFrame() {
  return (
    <svg viewBox="0 0 260 170" role="presentation">
      <rect x="40" y="16" width="180" height="138" rx="14" {...wash} />
      <path d="M62 46V34h12M198 46V34h-12M62 124v12h12M198 124v12h-12" {...line} />
      <path d="M86 142c4-22 20-32 44-32s40 10 44 32" {...line} />
      <Head x={130} y={80} scale={1.15} />
    </svg>
  );
}

/** Two cards and a question between them. */
export function TwoFaces() {
  return (
    <svg viewBox="0 0 260 170" role="presentation">
      <rect x="22" y="28" width="88" height="112" rx="12" {...wash} />
      <rect x="150" y="28" width="88" height="112" rx="12" {...wash} />
      <Head x={66} y={84} />
      <Head x={194} y={84} />
      <path d="M118 84h24M136 77l7 7-7 7M124 77l-7 7 7 7" {...line} />
    </svg>
  );
}

/** Several faces, each with its label. */
export function NamedFaces() {
  return (
    <svg viewBox="0 0 260 170" role="presentation">
      <rect x="20" y="18" width="220" height="134" rx="14" {...wash} />
      <Head x={72} y={82} scale={0.9} />
      <Head x={132} y={90} scale={0.8} />
      <Head x={190} y={82} scale={0.9} />
      <rect x="52" y="118" width="42" height="14" rx="7" {...line} />
      <rect x="112" y="122" width="40" height="14" rx="7" {...line} strokeDasharray="3 4" />
      <rect x="170" y="118" width="42" height="14" rx="7" {...line} />
      <path d="M60 125h22M178 125h18" {...line} />
    </svg>
  );
}

/** A folder that holds a folder for each person, with pictures in them. */
export function FoldersOfFaces() {
  const folder = (x: number, y: number) => (
    <path
      d={`M${x} ${y + 6}v26a4 4 0 0 0 4 4h40a4 4 0 0 0 4-4v-22a4 4 0 0 0-4-4h-20l-5-6h-15a4 4 0 0 0-4 4Z`}
      {...line}
    />
  );
  const row = (y: number, faces: number) => (
    <g>
      <rect x="84" y={y} width="48" height="38" rx="6" {...wash} />
      {folder(84, y)}
      <path d={`M44 ${y + 20}h40`} {...line} />
      {[150, 186, 222].slice(0, faces).map((x) => (
        <g key={x}>
          <rect x={x} y={y + 2} width="30" height="34" rx="5" {...line} />
          <Head x={x + 15} y={y + 19} scale={0.42} />
        </g>
      ))}
    </g>
  );
  return (
    <svg viewBox="0 0 260 170" role="presentation">
      <rect x="20" y="6" width="48" height="38" rx="6" {...wash} />
      {folder(20, 6)}
      <path d="M44 44v100" {...line} />
      {row(16, 3)}
      {row(68, 2)}
      {row(122, 3)}
    </svg>
  );
}
