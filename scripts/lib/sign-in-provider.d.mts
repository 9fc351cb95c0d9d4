export type ProviderPerson = {
  readonly id: string
  readonly name: string
  readonly groups: readonly string[]
}

export type SignInProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  close(): Promise<void>
}

export function startSignInProvider(of: {
  readonly people: readonly ProviderPerson[]
  readonly addresses: readonly string[]
}): Promise<SignInProvider>
