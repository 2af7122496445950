"""Models in the forms of other programs: ONNX, NumPy archives, PyTorch code, and the files of NumPy-CNN."""
