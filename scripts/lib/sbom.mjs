// npm's own list of components, cut to what is handed to people, since most of the lock file only builds and tests; and what is handed to
// them and is no package: parts within packages, and the programs that ours runs in.

/**
 * The list with all that has a notice, the programs it runs in, and how the packages depend on each other. `programs`: each `{ name,
 * version, cpe }`, by which lists of known flaws find it; one that has a notice without a version takes its place.
 */
export function componentsOf(bom, notices, programs = []) {
  const shipped = new Set(notices.map(({ name, version }) => `${name}@${version}`))
  const own = bom.metadata.component['bom-ref']
  const isKept = ref => ref === own || shipped.has(ref)
  const packages = bom.components.filter(each => shipped.has(`${each.name}@${each.version}`))
  const known = new Set([...packages, ...programs].map(({ name }) => name))
  return {
    ...bom,
    // npm calls the project after the folder that it lies in.
    metadata: {
      ...bom.metadata,
      component: { ...bom.metadata.component, name: own.slice(0, own.lastIndexOf('@')) }
    },
    components: [
      ...packages,
      ...programs.map(({ name, version, cpe }) => ({
        ...{ type: 'application', 'bom-ref': `${name}@${version}`, name, version },
        cpe: `cpe:2.3:a:${cpe}:${version}:*:*:*:*:*:*:*`
      })),
      ...notices.filter(({ name }) => !known.has(name)).map(partOf)
    ],
    dependencies: bom.dependencies
      .filter(({ ref }) => isKept(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isKept) }))
  }
}

/** A part that is no package: where it lies is all that is known of its version. */
const partOf = ({ name, version, licence, source }) => ({
  ...{ type: 'library', 'bom-ref': `part:${name}`, name },
  ...(version === '' ? {} : { description: version }),
  licenses: [{ license: { name: licence } }],
  ...(/^https?:/.test(source) ? { externalReferences: [{ type: 'website', url: source }] } : {})
})
