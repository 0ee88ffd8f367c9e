"""`python -m labelqueue`."""

import sys

from labelqueue.cli import main

if __name__ == "__main__":
    sys.exit(main())
