// One drawing for each Berufsfeld: lines in the colour of the text and one area in the accent, made for 64 px.
import type { Child } from 'hono/jsx'

const accent = 'steg-field-picture__accent'

/** By key of code-lists/berufsfeld.json; a test asks that every key has a drawing. */
const drawings: Readonly<Record<string, () => Child>> = {
  // Cog and the hole for its axle.
  metall: () => (
    <>
      <path
        class={accent}
        d="M27 6h10l2 7 5 2 6-4 7 7-4 6 2 5 7 2v10l-7 2-2 5 4 6-7 7-6-4-5 2-2 7H27l-2-7-5-2-6 4-7-7 4-6-2-5-7-2V31l7-2 2-5-4-6 7-7 6 4 5-2z"
        transform="translate(3.2 3.2) scale(.9)"
      />
      <circle class="steg-field-picture__hole" cx="32" cy="35.5" r="10" />
    </>
  ),
  // Bulb with a flash.
  elektro: () => (
    <>
      <path class={accent} d="M22 44c0-6-9-9-9-20a19 19 0 0 1 38 0c0 11-9 14-9 20z" />
      <path d="M24 51h16M27 58h10M34 13l-8 13h11l-7 12" />
    </>
  ),
  // Car from the side.
  kfz: () => (
    <>
      <path class={accent} d="M6 44V34l7-3 7-13h22l9 13 7 3v10z" />
      <path class="steg-field-picture__hole" d="M20 31l4-8h6v8zM35 31v-8h5l5 8z" />
      <circle class="steg-field-picture__hole" cx="18" cy="45" r="6" />
      <circle class="steg-field-picture__hole" cx="46" cy="45" r="6" />
    </>
  ),
  // Hand saw.
  holz: () => (
    <>
      <path d="M7 34l33-19 8 14L7 42z" />
      <path d="M7 42l6-1-1 5 7-6 0 5 7-7 0 5 7-7 0 5 7-7 1 5 6-8" />
      <path class={accent} d="M40 13l9-5c4-1 8 1 9 5l1 9c0 4-3 6-6 7l-5 3z" />
      <circle class="steg-field-picture__hole" cx="50" cy="19" r="4" />
    </>
  ),
  // Wall, one brick in the hand.
  bau: () => (
    <>
      <path d="M6 56h52M6 44h52M6 32h52M6 32v24M58 32v24M24 32v12M42 32v12M15 44v12M33 44v12M49 44v12" />
      <path class={accent} d="M24 12h19v12H24z" />
    </>
  ),
  // Paint roller and what it leaves.
  farbe: () => (
    <>
      <path class={accent} d="M9 8h38v15H9z" />
      <path d="M47 15h9v14H33v8" />
      <path d="M29 37h8v20h-8z" />
    </>
  ),
  // Heart with a pulse.
  pflege: () => (
    <>
      <path class={accent} d="M32 56C14 43 6 34 6 23A13 13 0 0 1 32 18 13 13 0 0 1 58 23c0 11-8 20-26 33z" />
      <path d="M6 33h15l5-9 7 18 6-12 3 3h16" />
    </>
  ),
  // Pot with steam.
  ernaehrung: () => (
    <>
      <path class={accent} d="M11 31h42v16a8 8 0 0 1-8 8H19a8 8 0 0 1-8-8z" />
      <path d="M4 37h7M53 37h7M23 22c-4-5 4-7 0-13M32 22c-4-5 4-7 0-13M41 22c-4-5 4-7 0-13" />
    </>
  ),
  // Shopping basket with vegetables.
  hauswirtschaft: () => (
    <>
      <path d="M20 30l2-16M28 30l8-22M36 30l3-12c6-6 12-5 14-9 1 9-4 15-9 17" />
      <path class={accent} d="M8 30h48l-6 26H14z" />
      <path d="M15 43h34M24 30l3 26M40 30l-3 26" />
    </>
  ),
  // Scissors and comb.
  koerperpflege: () => (
    <>
      <circle class={accent} cx="13" cy="49" r="7.5" />
      <circle class={accent} cx="33" cy="49" r="7.5" />
      <path d="M17 42L31 8M29 42L15 8" />
      <path d="M46 7h11v50H46zM46 15h6M46 23h6M46 31h6M46 39h6M46 47h6" />
    </>
  ),
  // Bars that grow.
  wirtschaft: () => (
    <>
      <path d="M7 7v50h51" />
      <path class={accent} d="M15 40h9v17h-9zM29 30h9v27h-9zM43 20h9v37h-9z" />
      <path d="M15 26L38 10M28 9l11 0 0 10" />
    </>
  ),
  // A dish is served.
  gastronomie: () => (
    <>
      <path class={accent} d="M9 40a23 23 0 0 1 46 0z" />
      <path d="M4 47h56M32 17v-6M28 10h8M20 32c2-4 4-6 8-7" />
      <path d="M16 56h32" />
    </>
  ),
  // Seedling.
  agrar: () => (
    <>
      <path class={accent} d="M32 32C14 33 8 24 7 11c15 0 24 6 25 21zM32 38c0-14 8-19 25-19 0 14-9 20-25 19z" />
      <path d="M32 52V32M7 56c8-6 42-6 50 0" />
    </>
  ),
  // Shirt with a seam.
  textil: () => (
    <>
      <path class={accent} d="M22 9c3 6 17 6 20 0l16 9-6 13-7-3v28H19V28l-7 3-6-13z" />
      <path d="M32 26v3M32 34v3M32 42v3M32 50v3" />
    </>
  ),
  // Laptop with code.
  it: () => (
    <>
      <path class={accent} d="M11 11h42v31H11z" />
      <path d="M4 50h56M25 20l-7 7 7 7M39 20l7 7-7 7M34 18l-5 18" />
    </>
  ),
  // Camera.
  medien: () => (
    <>
      <path class={accent} d="M6 19h13l5-8h16l5 8h13v35H6z" />
      <circle class="steg-field-picture__hole" cx="32" cy="36" r="11" />
      <circle cx="32" cy="36" r="4" />
      <path d="M50 26h2" />
    </>
  ),
  // A big one and a small one, hand in hand.
  soziales: () => (
    <>
      <circle cx="22" cy="13" r="7" />
      <path d="M10 57V35a8 8 0 0 1 8-8h8a8 8 0 0 1 7 5l5 12M34 57V44M22 57V44" />
      <circle class={accent} cx="48" cy="30" r="6" />
      <path class={accent} d="M40 57V46a5 5 0 0 1 5-5h6a5 5 0 0 1 5 5v11z" />
    </>
  ),
  // Parcel.
  logistik: () => (
    <>
      <path class={accent} d="M32 6l25 12v28L32 58 7 46V18z" />
      <path d="M7 18l25 12 25-12M32 30v28M19 12l25 12v10" />
    </>
  ),
}

export const isDrawn = (key: string): boolean => key in drawings

/** Decoration: the name of the field stands beside it. A field without a drawing of its own gets its first letter. */
export function FieldPicture({ field, label = '' }: { field: string; label?: string }) {
  const drawing = drawings[field]
  return (
    <svg class="steg-field-picture" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true" focusable="false">
      {drawing === undefined ? (
        <text x="32" y="43" text-anchor="middle">
          {label.slice(0, 1)}
        </text>
      ) : (
        drawing()
      )}
    </svg>
  )
}
