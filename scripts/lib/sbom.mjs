// npm's own list of components, cut to what is handed to people: most of the lock file only builds and tests.

/** The list with the components that have a notice, and how they depend on each other. */
export function componentsOf(bom, notices) {
  const shipped = new Set(notices.map(({ name, version }) => `${name}@${version}`))
  const own = bom.metadata.component['bom-ref']
  const isKept = ref => ref === own || shipped.has(ref)
  return {
    ...bom,
    // npm calls the project after the folder that it lies in.
    metadata: {
      ...bom.metadata,
      component: { ...bom.metadata.component, name: own.slice(0, own.lastIndexOf('@')) }
    },
    components: bom.components.filter(each => shipped.has(`${each.name}@${each.version}`)),
    dependencies: bom.dependencies
      .filter(({ ref }) => isKept(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isKept) }))
  }
}
