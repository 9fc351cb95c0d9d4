// The paragraph that masks rest on until another is written, in whichever part of a disclosure one masks.
import { useRemembered } from '../../remembered.ts'

export const useParagraph = () => useRemembered('disclosures.paragraph', 'OSL 21 kap. 1 §')
