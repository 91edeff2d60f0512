# SPDX-License-Identifier: Apache-2.0
"""scripts/oracle as a module, for the scripts beside it: from load_oracle import oracle."""
import importlib.machinery
import importlib.util
import pathlib
import sys

sys.dont_write_bytecode = True
_loader = importlib.machinery.SourceFileLoader("oracle", str(pathlib.Path(__file__).resolve().parent / "oracle"))
oracle = importlib.util.module_from_spec(importlib.util.spec_from_loader("oracle", _loader))
_loader.exec_module(oracle)
