"""Writes the scripts of others that our pages carry: fetched as pinned, built, checked, kept.

npm fetches what `package-lock.json` pins and checks it (SHA-512); esbuild makes one file of
age-encryption; `vendor.toml` says what the files that come of it must be (SHA-256). A file that
is another one is refused, and nothing is written. To move to a newer version: change it in
`package.json`, run `npm install --package-lock-only` here, then `make assets`, read what is
new, and put version and SHA-256 that it tells into `vendor.toml`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
VENDOR = HERE.parent / "allymap" / "view" / "page" / "vendor"
MODULES = HERE / "node_modules"
BUILD = ("--bundle", "--minify", "--format=iife", "--target=es2020", "--legal-comments=none")


def pinned() -> dict[str, Any]:
    """What `vendor.toml` says, by the names of the packages."""
    return tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))


def fetch() -> None:
    """Install what the lock pins, and nothing else; no script of a package runs."""
    subprocess.run([_npm(), "ci", "--silent"], cwd=HERE, check=True)  # noqa: S603 the npm of this machine


def made(about: dict[str, Any]) -> dict[str, bytes]:
    """The files of one entry of `vendor.toml` by name, as they come from npm."""
    script = _built(about) if "entry" in about else _taken(about["origin"])
    licences = {licence: _licence(of) for licence, of in about["licences"].items()}
    return {about["file"]: script, **licences}


def differing(name: str, about: dict[str, Any], files: dict[str, bytes]) -> list[str]:
    """What is not as `vendor.toml` says, a line each."""
    version = json.loads(_taken(f"{name}/package.json"))["version"]
    found = {"version": version, "sha256": hashlib.sha256(files[about["file"]]).hexdigest()}
    return [
        f'{name}: {key} = "{value}" came, vendor.toml says "{about[key]}"'
        for key, value in found.items()
        if value != about[key]
    ]


def main() -> None:
    """Fetch, build, check, write."""
    fetch()
    of = pinned()
    every = {name: made(about) for name, about in of.items()}
    wrong = [line for name in of for line in differing(name, of[name], every[name])]
    if wrong:
        sys.exit("\n".join([*wrong, "Nothing was written."]))
    for files in every.values():
        for file, content in files.items():
            (VENDOR / file).write_bytes(content)


def _built(about: dict[str, Any]) -> bytes:
    esbuild = MODULES / "esbuild" / "bin" / "esbuild"
    command = ["node", esbuild, about["entry"], *BUILD, f"--global-name={about['global']}"]
    return subprocess.run(command, cwd=HERE, check=True, capture_output=True).stdout  # noqa: S603


def _taken(path: str) -> bytes:
    return (MODULES / path).read_bytes()


def _licence(packages: list[str]) -> bytes:
    """The licence of one package as it is, or those of several, each under its names."""
    texts: dict[bytes, list[str]] = {}
    for package in packages:
        texts.setdefault(_taken(package), []).append(str(Path(package).parent.as_posix()))
    if len(packages) == 1:
        return next(iter(texts))
    return b"\n".join(f"{', '.join(of)}\n\n".encode() + text for text, of in texts.items())


def _npm() -> str:
    return shutil.which("npm") or sys.exit("npm is needed: install Node.js with npm.")


if __name__ == "__main__":
    main()
