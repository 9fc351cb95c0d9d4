// The standards' own schemas, byte for byte as they were published: they go along in packages, and judge what is written, where nobody has
// pointed out a folder of others. Where each is from, and under which terms, stands in resources/schemas/README.md.

import csipXsd from '../../../../../resources/schemas/eark/DILCISExtensionMETS.xsd?raw'
import sipXsd from '../../../../../resources/schemas/eark/DILCISExtensionSIPMETS.xsd?raw'
import erms21Xsd from '../../../../../resources/schemas/eark/ERMS-2.1.xsd?raw'
import erms3Xsd from '../../../../../resources/schemas/eark/ERMS-3.0.xsd?raw'
import eadXsd from '../../../../../resources/schemas/eark/ead3.xsd?raw'
import metsXsd from '../../../../../resources/schemas/eark/mets.xsd?raw'
import premisXsd from '../../../../../resources/schemas/eark/premis.xsd?raw'
import xlinkXsd from '../../../../../resources/schemas/eark/xlink.xsd?raw'
import fgsExtensionXsd from '../../../../../resources/schemas/fgs-1.2/CSPackageExtensionMETS.xsd?raw'
import fgsMetsXsd from '../../../../../resources/schemas/fgs-1.2/CSPackageMETS.xsd?raw'
import fgsXlinkXsd from '../../../../../resources/schemas/fgs-1.2/xlink.xsd?raw'
import type { ErmsVersion } from './namespaces.ts'

type Texts = Readonly<Record<string, string>>

/** METS 1.12 with the extensions of CSIP and SIP 2.2.0, PREMIS 3.0, EAD3 1.1.1 and CITS ERMS. */
export const earkTexts = (erms: ErmsVersion | null): Texts => ({
  'mets.xsd': metsXsd,
  'xlink.xsd': xlinkXsd,
  'DILCISExtensionMETS.xsd': csipXsd,
  'DILCISExtensionSIPMETS.xsd': sipXsd,
  'premis.xsd': premisXsd,
  'ead3.xsd': eadXsd,
  'ERMS.xsd': erms === '2.1' ? erms21Xsd : erms3Xsd
})

/** Riksarkivet's METS of FGS Paketstruktur 1.2. */
export const FGS_TEXTS: Texts = {
  'CSPackageMETS.xsd': fgsMetsXsd,
  'xlink.xsd': fgsXlinkXsd,
  'CSPackageExtensionMETS.xsd': fgsExtensionXsd
}
