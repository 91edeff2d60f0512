# SPDX-License-Identifier: Apache-2.0
"""Scripts without .py as modules, for those beside them: from load_oracle import oracle, script."""
import importlib.machinery
import importlib.util
import pathlib
import sys

sys.dont_write_bytecode = True


def script(name):
    """The script of this name beside this file, as a module; loaded once."""
    if name not in sys.modules:
        loader = importlib.machinery.SourceFileLoader(name, str(pathlib.Path(__file__).resolve().parent / name))
        module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
        sys.modules[name] = module
        loader.exec_module(module)
    return sys.modules[name]


oracle = script("oracle")
