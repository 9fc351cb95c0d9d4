// Where electron-updater gets its list from: only once its signature is right.
import type { KeyObject } from 'node:crypto'
import { type ClientRequest, type RequestOptions, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import {
  configureRequestOptions,
  configureRequestUrl,
  type DownloadOptions,
  HttpExecutor
} from 'builder-util-runtime'
import type { AppUpdater, ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater'
import {
  Provider,
  type ProviderRuntimeOptions,
  parseUpdateInfo,
  resolveFiles
} from 'electron-updater/out/providers/Provider.js'
import { fetchManifest, type ManifestProblem } from './manifest.ts'

/** Thrown by the provider: why the list is not taken. */
export class Unsigned extends Error {
  readonly problem: ManifestProblem
  constructor(problem: ManifestProblem) {
    super(problem)
    this.problem = problem
  }
}

export type SignedFolder = {
  readonly provider: 'custom'
  readonly updateProvider: typeof SignedProvider
  readonly folder: string
  readonly file: string
  readonly key: KeyObject
}

/** A folder on a server, whose list is signed beside it. */
export class SignedProvider extends Provider<UpdateInfo> {
  readonly #from: SignedFolder
  readonly #base: URL

  constructor(from: SignedFolder, _updater: AppUpdater, runtime: ProviderRuntimeOptions) {
    // A plain folder need not give several parts of a file at once.
    super({ ...runtime, isUseMultipleRangeRequest: false })
    this.#from = from
    this.#base = new URL(from.folder.endsWith('/') ? from.folder : `${from.folder}/`)
  }

  async getLatestVersion(): Promise<UpdateInfo> {
    const { folder, file, key } = this.#from
    const manifest = await fetchManifest(folder, file, key)
    if ('problem' in manifest) throw new Unsigned(manifest.problem)
    return parseUpdateInfo(manifest.text, file, new URL(file, this.#base))
  }

  resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    // Each has a digest that is asked of what comes, and each lies in the folder.
    return resolveFiles(info, this.#base).filter(({ url }) => url.href.startsWith(this.#base.href))
  }
}

/** Fetches through Node: no window of ours looks a name up, and electron-updater would ask as a window does. */
export class NodeExecutor extends HttpExecutor<ClientRequest> {
  createRequest(options: RequestOptions, callback: (response: unknown) => void): ClientRequest {
    const ask = options.protocol === 'https:' ? requestSecure : requestPlain
    return ask(options, callback)
  }

  /** To a file. It fails where the bytes have another digest than `options` say. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const asked: RequestOptions = options.headers == null ? {} : { headers: options.headers }
      configureRequestUrl(url, asked)
      configureRequestOptions(asked)
      // It is called when the file is closed, which gives nothing where nothing is wrong.
      const callback = (error?: Error | null) => (error == null ? resolve(destination) : reject(error))
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}
