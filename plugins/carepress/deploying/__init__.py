"""Deploying: bringing a published site to the place from which a host serves it, and back to an earlier one."""
