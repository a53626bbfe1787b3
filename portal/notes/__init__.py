"""Notes that staff write about a person; she reads them and her statement travels with them."""
