"""`python -m hansa.cli` is `hansa`."""

import sys

from hansa.cli import main

sys.exit(main())
