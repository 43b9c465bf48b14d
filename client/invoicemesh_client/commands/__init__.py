"""The commands of `invoicemesh`, one a file."""
