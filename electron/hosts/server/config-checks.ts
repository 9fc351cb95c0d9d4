// What several parts of a configuration are held against.
import { z } from 'zod'
import type { configTexts } from './texts.ts'

/** A remedy goes with each check, by its name in the texts. */
export type Remedy = keyof typeof configTexts
export const ask = (remedy: Remedy) => ({ error: remedy })

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])
const isLoopback = (url: string) => LOOPBACK.has(new URL(url).hostname)

/** `https:`; without encryption only what never leaves the computer. */
export const secureUrl = (remedy: Remedy) =>
  z
    .url({ protocol: /^https?$/, ...ask(remedy) })
    .refine(url => URL.canParse(url) && (url.startsWith('https:') || isLoopback(url)), ask(remedy))
