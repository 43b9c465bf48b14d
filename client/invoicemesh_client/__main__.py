"""`python -m invoicemesh_client` is the `invoicemesh` command."""

from invoicemesh_client.cli import main

if __name__ == "__main__":
    main()
