"""Measures the product as it runs: started here on private servers, asked from outside, weighed by the CPU it takes."""
