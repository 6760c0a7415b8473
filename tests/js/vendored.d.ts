// What the vendored scripts put into the page, as far as our own scripts use it.
declare namespace age {
  class Decrypter {
    addPassphrase(passphrase: string): void;
    decrypt(file: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  }
}
