// node_modules/image-dimensions/utilities.js
function isValidOffsetToRead(dataView, offset, bytesToRead) {
	return dataView.byteLength >= offset + bytesToRead;
}
function getUint32(dataView, offset, littleEndian = false) {
	if (isValidOffsetToRead(dataView, offset, 4)) return dataView.getUint32(offset, littleEndian);
}
function getUint16(dataView, offset, littleEndian = false) {
	if (isValidOffsetToRead(dataView, offset, 2)) return dataView.getUint16(offset, littleEndian);
}
function getFourCC(bytes, offset) {
	return String.fromCodePoint(...bytes.subarray(offset, offset + 4));
}
function getIsobmffImageDimensions(bytes, brands, type) {
	if (!getIsobmffFtypBrands(bytes)?.some((brand) => brands.has(brand))) return;
	const size = getIsobmffImageSizeFromMeta(bytes);
	if (!size) return;
	return {
		...size,
		type
	};
}
function getIsobmffFtypBrands(bytes) {
	const box = unboxIsobmffBox(bytes, 0);
	if (!box || box.type !== "ftyp" || box.data.length < 8) return;
	const brands = [getFourCC(box.data, 0)];
	for (let i = 8; i + 4 <= box.data.length; i += 4) brands.push(getFourCC(box.data, i));
	return brands;
}
function unboxIsobmffBox(data, offset, { isTopLevel = false } = {}) {
	const dataView = new DataView(data.buffer, data.byteOffset, data.byteLength);
	let size = getUint32(dataView, offset);
	let headerSize = 8;
	if (size === void 0) return;
	if (size === 1) {
		headerSize += 8;
		if (!isValidOffsetToRead(dataView, offset, headerSize)) return;
		const extendedSize = dataView.getBigUint64(offset + 8);
		if (extendedSize > BigInt(data.length - offset)) return;
		size = Number(extendedSize);
	}
	if (size === 0 && isTopLevel) size = data.length - offset;
	if (data.length < size + offset || size < headerSize) return;
	return {
		type: getFourCC(data, offset + 4),
		data: data.subarray(offset + headerSize, offset + size),
		tail: offset + size
	};
}
function getIsobmffImageSizeFromMeta(data) {
	const meta = findIsobmffTopLevelBox(data, "meta");
	if (!meta) return;
	const { sizes, primaryItemId, associations } = parseIsobmffMetaBox(meta.data);
	const primaryAssociations = new Set(associations.filter((association) => association.itemId === primaryItemId).flatMap((association) => association.propertyIndices));
	const primarySize = sizes.find((size) => primaryAssociations.has(size.propertyIndex));
	if (!primarySize) return;
	return {
		width: primarySize.width,
		height: primarySize.height
	};
}
function findIsobmffTopLevelBox(data, type) {
	let offset = 0;
	while (offset < data.length) {
		const box = unboxIsobmffBox(data, offset, { isTopLevel: true });
		if (!box) return;
		if (box.type === type) return box;
		offset = box.tail;
	}
}
function parseIsobmffMetaBox(data) {
	const info = {
		sizes: [],
		primaryItemId: void 0,
		associations: []
	};
	let offset = 4;
	while (offset < data.length) {
		const box = unboxIsobmffBox(data, offset);
		if (!box) break;
		if (box.type === "iprp") parseIsobmffIprpBox(box.data, info);
		else if (box.type === "pitm") info.primaryItemId = parseIsobmffPitmBox(box.data);
		offset = box.tail;
	}
	return info;
}
function parseIsobmffPitmBox(data) {
	if (data.length < 6 || data[0] > 1) return;
	const dataView = new DataView(data.buffer, data.byteOffset, data.byteLength);
	return data[0] === 0 ? getUint16(dataView, 4) : getUint32(dataView, 4);
}
function parseIsobmffIpmaBox(data) {
	if (data.length < 8 || data[0] > 1) return [];
	const dataView = new DataView(data.buffer, data.byteOffset, data.byteLength);
	const version = dataView.getUint8(0);
	const flags = dataView.getUint8(3);
	const entryCount = getUint32(dataView, 4);
	if (entryCount === void 0) return [];
	const itemIdSize = version === 0 ? 2 : 4;
	const associationSize = (flags & 1) === 0 ? 1 : 2;
	const essentialMask = associationSize === 1 ? 127 : 32767;
	const associations = [];
	let offset = 8;
	for (let entry = 0; entry < entryCount && offset + itemIdSize + 1 <= data.byteLength; entry++) {
		const itemId = itemIdSize === 2 ? getUint16(dataView, offset) : getUint32(dataView, offset);
		offset += itemIdSize;
		const propertyCount = dataView.getUint8(offset);
		offset++;
		if (!isValidOffsetToRead(dataView, offset, propertyCount * associationSize)) return [];
		const propertyIndices = [];
		for (let index = 0; index < propertyCount; index++) {
			const value = associationSize === 1 ? dataView.getUint8(offset) : dataView.getUint16(offset);
			offset += associationSize;
			const propertyIndex = value & essentialMask;
			if (propertyIndex > 0) propertyIndices.push(propertyIndex);
		}
		associations.push({
			itemId,
			propertyIndices
		});
	}
	return associations;
}
function parseIsobmffIprpBox(data, info) {
	let offset = 0;
	while (offset < data.length) {
		const box = unboxIsobmffBox(data, offset);
		if (!box) break;
		if (box.type === "ipco") parseIsobmffIpcoBox(box.data, info);
		else if (box.type === "ipma") info.associations.push(...parseIsobmffIpmaBox(box.data));
		offset = box.tail;
	}
}
function parseIsobmffIpcoBox(data, info) {
	let offset = 0;
	let propertyIndex = 0;
	while (offset < data.length) {
		const box = unboxIsobmffBox(data, offset);
		if (!box) break;
		propertyIndex++;
		if (box.type === "ispe") {
			const dataView = new DataView(box.data.buffer, box.data.byteOffset, box.data.byteLength);
			const width = getUint32(dataView, 4);
			const height = getUint32(dataView, 8);
			if (width === void 0 || height === void 0) return;
			info.sizes.push({
				width,
				height,
				propertyIndex
			});
		}
		offset = box.tail;
	}
}
// node_modules/image-dimensions/types/png.js
const isPng = (bytes) => bytes[0] === 137 && bytes[1] === 80 && bytes[2] === 78 && bytes[3] === 71 && bytes[4] === 13 && bytes[5] === 10 && bytes[6] === 26 && bytes[7] === 10;
const isAppleMinifiedPng = (bytes) => bytes[12] === 67 && bytes[13] === 103 && bytes[14] === 66 && bytes[15] === 73;
const isImageHeaderChunk = (bytes, offset) => bytes[offset] === 73 && bytes[offset + 1] === 72 && bytes[offset + 2] === 68 && bytes[offset + 3] === 82;
function png(bytes) {
	if (!isPng(bytes)) return;
	const dataView = new DataView(bytes.buffer);
	const chunkTypeOffset = isAppleMinifiedPng(bytes) ? 28 : 12;
	if (!isImageHeaderChunk(bytes, chunkTypeOffset)) return;
	const width = getUint32(dataView, chunkTypeOffset + 4);
	const height = getUint32(dataView, chunkTypeOffset + 8);
	if (width === void 0 || height === void 0) return;
	return {
		width,
		height,
		type: "png"
	};
}
// node_modules/image-dimensions/types/jpeg.js
const isFrameMarker = (marker) => marker >= 65472 && marker <= 65487 && marker !== 65476 && marker !== 65480 && marker !== 65484;
const isJpeg = (bytes) => bytes[0] === 255 && bytes[1] === 216 && bytes[2] === 255;
function jpeg(bytes) {
	if (!isJpeg(bytes)) return;
	const dataView = new DataView(bytes.buffer);
	let offset = 2;
	while (isValidOffsetToRead(dataView, offset, 2)) {
		if (dataView.getUint8(offset) !== 255 || dataView.getUint8(offset + 1) === 255) {
			offset++;
			continue;
		}
		const marker = dataView.getUint16(offset);
		offset += 2;
		if (marker === 65281) continue;
		if (marker === 65498) return;
		if (isFrameMarker(marker)) {
			const height = getUint16(dataView, offset + 3);
			const width = getUint16(dataView, offset + 5);
			if (height === void 0 || width === void 0) return;
			return {
				height,
				width,
				type: "jpeg"
			};
		}
		const segmentLength = getUint16(dataView, offset);
		if (segmentLength === void 0) return;
		offset += segmentLength;
		if (offset > dataView.byteLength) return;
	}
}
// node_modules/image-dimensions/types/gif.js
const isGif = (bytes) => bytes[0] === 71 && bytes[1] === 73 && bytes[2] === 70 && bytes[3] === 56 && (bytes[4] === 55 || bytes[4] === 57) && bytes[5] === 97;
function gif(bytes) {
	if (!isGif(bytes)) return;
	const dataView = new DataView(bytes.buffer);
	const width = getUint16(dataView, 6, true);
	const height = getUint16(dataView, 8, true);
	if (width === void 0 || height === void 0) return;
	return {
		width,
		height,
		type: "gif"
	};
}
// node_modules/image-dimensions/types/webp.js
const isWebp = (bytes) => getFourCC(bytes, 0) === "RIFF" && getFourCC(bytes, 8) === "WEBP";
function readUInt24LE(dataView, offset) {
	const byte1 = dataView.getUint8(offset);
	const byte2 = dataView.getUint8(offset + 1);
	return dataView.getUint8(offset + 2) << 16 | byte2 << 8 | byte1;
}
function webp(bytes) {
	if (!isWebp(bytes)) return;
	const dataView = new DataView(bytes.buffer);
	const chunkType = getFourCC(bytes, 12);
	const chunkSize = getUint32(dataView, 16, true);
	if (chunkSize === void 0 || chunkSize < (chunkType === "VP8L" ? 5 : 10)) return;
	const maxSize = 16383;
	if (chunkType === "VP8 ") {
		if (!isValidOffsetToRead(dataView, 28, 2)) return;
		return {
			width: dataView.getUint16(26, true) & maxSize,
			height: dataView.getUint16(28, true) & maxSize,
			type: "webp"
		};
	}
	if (chunkType === "VP8L") {
		if (bytes[20] !== 47) return;
		const bits = getUint32(dataView, 21, true);
		if (bits === void 0) return;
		return {
			width: (bits & maxSize) + 1,
			height: (bits >> 14 & maxSize) + 1,
			type: "webp"
		};
	}
	if (chunkType === "VP8X") {
		if (!isValidOffsetToRead(dataView, 27, 3)) return;
		return {
			width: readUInt24LE(dataView, 24) + 1,
			height: readUInt24LE(dataView, 27) + 1,
			type: "webp"
		};
	}
}
// node_modules/image-dimensions/types/avif.js
const avifBrands = new Set([
	"avif",
	"avis",
	"avio"
]);
function avif(bytes) {
	return getIsobmffImageDimensions(bytes, avifBrands, "avif");
}
// node_modules/image-dimensions/types/heic.js
const heifBrands = new Set([
	"mif1",
	"msf1",
	"heic",
	"heix",
	"hevc",
	"hevx",
	"heim",
	"heis",
	"hevm",
	"hevs"
]);
function heic(bytes) {
	return getIsobmffImageDimensions(bytes, heifBrands, "heic");
}
// node_modules/image-dimensions/index.js
function imageDimensionsFromData(bytes) {
	if (bytes.length < 3) return;
	bytes = new Uint8Array(bytes);
	return png(bytes) ?? gif(bytes) ?? jpeg(bytes) ?? webp(bytes) ?? avif(bytes) ?? heic(bytes);
}
export { imageDimensionsFromData as t };
