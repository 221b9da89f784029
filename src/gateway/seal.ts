import {CompactEncrypt, EncryptJWT, compactDecrypt, errors, jwtDecrypt, type JWTPayload} from 'jose';
import {Recent} from './recent.js';

interface Key {
  id: string;
  key: CryptoKey;
}

const encoder = new TextEncoder();

/**
 * Seals what leaves this process: the session in its cookie, stored answers in a shared store.
 *
 * Writes with the newest secret, reads with every one, so that a secret can be replaced while people are at work.
 */
export class Seal {
  readonly #keys: Promise<Key[]>;
  readonly #macKey: Promise<CryptoKey>;
  readonly #hashes = new Recent<string>(1000);
  readonly #audience: string;

  /** `secrets`: newest first. `audience`: seals made for one are void for another. */
  constructor(secrets: readonly string[], audience: string) {
    this.#audience = audience;
    this.#keys = Promise.all(secrets.map(deriveKey));
    // All instances must hash alike also while they learn a new secret one by one: the oldest is the common one.
    this.#macKey = deriveMacKey(secrets.at(-1)!);
  }

  async seal(claims: JWTPayload, issued: number, expires: number): Promise<string> {
    const [{id, key}] = await this.#keys as [Key];
    return new EncryptJWT(claims)
      .setProtectedHeader({alg: 'dir', enc: 'A256GCM', kid: id})
      .setAudience(this.#audience)
      .setIssuedAt(Math.floor(issued / 1000))
      .setExpirationTime(Math.floor(expires / 1000))
      .encrypt(key);
  }

  /** The claims, or undefined for whatever is not ours, was tampered with, or has expired: one answer for all. */
  async open(sealed: string, now: number): Promise<JWTPayload | undefined> {
    try {
      const {payload} = await jwtDecrypt(sealed, ({kid}) => this.#find(kid), {
        audience: this.#audience,
        currentDate: new Date(now),
        requiredClaims: ['exp'],
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
      throw error;
    }
  }

  async sealText(text: string): Promise<string> {
    const [{id, key}] = await this.#keys as [Key];
    return new CompactEncrypt(encoder.encode(text)).setProtectedHeader({alg: 'dir', enc: 'A256GCM', kid: id}).encrypt(key);
  }

  async openText(sealed: string): Promise<string | undefined> {
    try {
      const {plaintext} = await compactDecrypt(sealed, ({kid}) => this.#find(kid));
      return new TextDecoder().decode(plaintext);
    } catch {
      return undefined;
    }
  }

  /** A keyed hash, so that neither numbers nor tokens are in a cookie or a shared store. 128 bits. */
  hash(text: string): Promise<string> {
    return this.#hashes.get(text, async () => {
      const mac = await crypto.subtle.sign('HMAC', await this.#macKey, encoder.encode(text));
      return base64url(new Uint8Array(mac, 0, 16));
    });
  }

  async #find(id: string | undefined): Promise<CryptoKey> {
    const found = (await this.#keys).find(key => key.id === id);
    if (!found) throw new errors.JWEDecryptionFailed();
    return found.key;
  }
}

/** 128 random bits. */
export function randomId(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(16)));
}

async function deriveKey(secret: string): Promise<Key> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveBits']);
  const bits = async (info: string, length: number) => new Uint8Array(await crypto.subtle.deriveBits(
    {name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(info)}, material, length));
  const key = await crypto.subtle.importKey('raw', await bits('smart-flow seal', 256), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {key, id: base64url(await bits('smart-flow key id', 48))};
}

async function deriveMacKey(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    {name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode('smart-flow hash')},
    material, {name: 'HMAC', hash: 'SHA-256', length: 256}, false, ['sign']);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
