"""What people learnt, told to a learning record store (LRS) in the words of xAPI 1.0.3, one statement a thing that happened."""
