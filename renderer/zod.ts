// Imported before everything else: zod otherwise probes `new Function` when schemas are made, which the page's CSP forbids.
import { z } from 'zod'

z.config({ jitless: true })
