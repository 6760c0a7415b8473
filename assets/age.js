// What a sealed page needs of age-encryption: to open a file with a passphrase.
export { Decrypter } from "age-encryption";
