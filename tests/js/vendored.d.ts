// What the vendored scripts put into the page, as far as our own scripts use it.
declare namespace age {
  class Decrypter {
    addPassphrase(passphrase: string): void;
    decrypt(file: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  }
}

// vis-network, as far as we use it; its own types are not part of the file that is vendored.
declare namespace vis {
  class DataSet {
    get(): any[];
    getIds(): (number | string)[];
    remove(ids: (number | string)[]): void;
    update(items: object[]): void;
  }
  class Network {
    constructor(place: HTMLElement, data: { nodes: DataSet; edges: DataSet }, options: object);
    body: { emitter: { emit(name: string): void } };
    on(name: string, act: (event: any) => void): void;
    moveTo(about: object): void;
    redraw(): void;
    setSize(width: string, height: string): void;
    getScale(): number;
    getViewPosition(): { x: number; y: number };
    getPosition(id: number | string): { x: number; y: number };
    canvasToDOM(spot: { x: number; y: number }): { x: number; y: number };
  }
}
