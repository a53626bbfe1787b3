"""What is found in a text before it is posted: everything by which somebody can be found."""
