/** What a piece of text is, not how it looks. */
export const roles = ['heading', 'good', 'bad', 'caution', 'muted', 'strong'] as const

export type Role = (typeof roles)[number]

/** Puts the colours of a role around text; must not change the text itself. */
export type Theme = (role: Role, text: string) => string

/** No colours. The coloured theme is in `chalk-theme.ts`, which is loaded only where colours are wanted. */
export const plainTheme: Theme = (_, text) => text
