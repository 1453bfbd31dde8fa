// The footbridge, drawn in the colour of the text around it. The same path lies in assets/mark.svg for the browser tab.

export const markPath =
  'M1 15.5C8.5 6.8 23.5 6.8 31 15.5V20C23.5 12.2 8.5 12.2 1 20ZM7 18.7 11 16.8V27H7ZM21 16.8 25 18.7V27H21Z'

export function Mark() {
  return (
    <svg class="steg-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path fill="currentColor" d={markPath} />
    </svg>
  )
}
